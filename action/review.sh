#!/usr/bin/env bash
# Reviews the change against BASE: into a file and the job's summary. Without a base there is nothing to review.
# In: POSDIFF, PROJECT, SEEDS, BASE, RUNNER_TEMP, GITHUB_STEP_SUMMARY. Out: status, review.
set -euo pipefail

# A push that makes a branch comes from nowhere: forty zeros.
if [[ -z "${BASE:-}" || "$BASE" =~ ^0+$ ]]; then
  echo "status=0" >> "$GITHUB_OUTPUT"
  exit 0
fi

arguments=(--project "$PROJECT")
[[ -z "${SEEDS:-}" ]] || arguments+=(--seeds "$SEEDS")
review="$(mktemp "${RUNNER_TEMP:-/tmp}/posdiff-review.XXXXXX")"
status=0
"$POSDIFF" "${arguments[@]}" review --base "$BASE" --format markdown > "$review" || status=$?
if [[ -s "$review" ]]; then
  cat "$review" >> "$GITHUB_STEP_SUMMARY"
  echo "review=$review" >> "$GITHUB_OUTPUT"
fi
echo "status=$status" >> "$GITHUB_OUTPUT"

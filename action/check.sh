#!/usr/bin/env bash
# Checks the record: annotations into the log, the same findings as SARIF into a file. Fails nothing yet: a review is
# wanted all the more where the check fails.
# In: POSDIFF, PROJECT, SEEDS, REQUIRE_TEXT, SARIF. Out: status, sarif.
set -euo pipefail

arguments=(--project "$PROJECT")
[[ -z "${SEEDS:-}" ]] || arguments+=(--seeds "$SEEDS")
arguments+=(check)
[[ "${REQUIRE_TEXT:-false}" != true ]] || arguments+=(--require-text)

status=0
"$POSDIFF" "${arguments[@]}" --format github || status=$?
if "$POSDIFF" "${arguments[@]}" --format sarif > "$SARIF" || [[ $? -eq 1 ]]; then
  printf 'sarif=%s\n' "$SARIF" >> "$GITHUB_OUTPUT"
fi
echo "status=$status" >> "$GITHUB_OUTPUT"

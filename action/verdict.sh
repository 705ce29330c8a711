#!/usr/bin/env bash
# Fails where the check or the review did.
# In: CHECKED, REVIEWED.
set -euo pipefail

if [[ "${CHECKED:-2}" -ne 0 || "${REVIEWED:-2}" -ne 0 ]]; then
  echo "the check ended with ${CHECKED:-2}, the review with ${REVIEWED:-2} (0 fine, 1 findings, 2 could not be done)"
  exit 1
fi

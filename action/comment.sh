#!/usr/bin/env bash
# Puts the review into one comment on the pull request: the first time a new one, then always the same. A token that may
# not comment, as that of a pull request from a fork, is no failure: the review is in the job's summary all the same.
# In: REVIEW, PULL_REQUEST, GITHUB_REPOSITORY, GH_TOKEN.
set -euo pipefail

[[ "$PULL_REQUEST" =~ ^[0-9]+$ ]] || exit 0
mark='<!-- posdiff review -->'
body="$(mktemp "${RUNNER_TEMP:-/tmp}/posdiff-comment.XXXXXX")"
{ echo "$mark"; cat "$REVIEW"; } > "$body"

comments="repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments"
mine='.[] | select(.user.type == "Bot") | select(.body | startswith("<!-- posdiff review -->")) | .id'
if old=$(gh api --paginate "$comments" --jq "$mine" 2> /dev/null | head -n 1) && [[ "$old" =~ ^[0-9]+$ ]]; then
  request=(--method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$old")
else
  request=(--method POST "$comments")
fi
gh api "${request[@]}" --field "body=@$body" > /dev/null 2>&1 ||
  echo "::notice title=posdiff::the token may not comment; the review is in the job's summary"

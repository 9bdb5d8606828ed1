#!/bin/sh
# Calls each API in the environments whose hours it is, again and again, so that its pod has no time to go. It ends when its time is
# over, or when there is nobody to call: the next run looks again. Beside it stand hours.sh and its tables.
#
# It is told by the environment:
#   GATEWAY         the host through which APIs are called from inside the cluster
#   URL_PATH        the path that is called, such as /
#   INTERVAL        seconds from one call of an API to the next
#   SECONDS_TO_RUN  seconds for which it calls
set -eu

folder=$(dirname "$0")
. "$folder/hours.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# As many APIs are called at a time.
at_once=100

# Notes the calls of an environment, as curl reads them.
# usage: note_calls NAMESPACE SERVICES IS-WARM
note_calls() {
  if [ "$3" -eq 0 ]; then
    return
  fi
  IFS=,
  # Every API has this host, public or not, and no request to it is sent on to HTTPS.
  for service in $2; do
    printf 'url = "http://%s.%s.svc%s"\noutput = "/dev/null"\n' "$service" "$1" "$URL_PATH"
  done >>"$work/calls"
  unset IFS
}

# Calls all of them, and notes those that don't answer. What they answer doesn't matter: a pod did, or is about to be there.
call_all() {
  # It fails when one call does.
  curl --silent --no-progress-meter --parallel --parallel-max "$at_once" --connect-timeout 5 --max-time "$INTERVAL" \
    --connect-to "::$GATEWAY:80" --user-agent knative-dev-fleet-keep-warm \
    --write-out '%{http_code} %{url_effective}\n' --config "$work/calls" >"$work/answers" || true
  if [ ! -s "$work/answers" ]; then
    echo 'curl has called nothing; needed: curl 7.67 or newer' >&2
    exit 1
  fi
  while read -r status url; do
    if [ "$status" = 000 ]; then
      echo "no answer within $INTERVAL seconds, or no connection: $url" >&2
      echo "$url" >>"$work/failed"
    fi
  done <"$work/answers"
}

next=$(date +%s)
end=$((next + SECONDS_TO_RUN))
while [ "$next" -lt "$end" ]; do
  : >"$work/calls"
  each_environment note_calls
  if [ ! -s "$work/calls" ]; then
    break
  fi
  call_all
  next=$((next + INTERVAL))
  now=$(date +%s)
  if [ "$next" -gt "$now" ]; then
    # There is nothing to wait for after the last ones.
    if [ "$next" -lt "$end" ]; then
      sleep $((next - now))
    fi
  else
    next=$now
  fi
done

if [ -s "$work/failed" ]; then
  echo "failed: $(sort -u "$work/failed" | tr '\n' ' ')" >&2
  exit 1
fi

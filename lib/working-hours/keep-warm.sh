#!/bin/sh
# Keeps a pod of each API in the environments whose hours it is, and in no others. Each run looks at everything anew: one that was
# missed, or that failed halfway, is made up for by the next.
#
# Beside it stand:
#   environments  NAMESPACE TIME-ZONE FROM UNTIL DAYS SERVICES, such as `dev-01 Europe/Berlin 540 1080 12345 hello,catalog`:
#                 minutes of the day, days from 1 for Monday to 7
#   offsets       TIME-ZONE SECOND OFFSET, such as `Europe/Berlin 1792890000 3600`: from that second since 1970 on;
#                 the last one of a zone is `end`
#   holidays      DATE DAY, such as `2026-12-25 20447`: the day's number since 1970
set -eu

folder=$(dirname "$0")
now=$(date +%s)
failed=$(mktemp)
trap 'rm -f "$failed"' EXIT

# As many environments are asked for at a time.
at_once=5

# Whether people work now.
# usage: is_working TIME-ZONE FROM UNTIL DAYS
is_working() {
  offset=
  while read -r zone since seconds; do
    if [ "$zone" = "$1" ] && [ "$since" -le "$now" ]; then
      offset=$seconds
    fi
  done <"$folder/offsets"
  case $offset in
    '' | end)
      echo "$1 has no offset at second $now, as offsets ends before: update the program and synthesize anew" >&2
      exit 1
      ;;
  esac
  local_time=$((now + offset))
  day=$((local_time / 86400))
  minute=$((local_time % 86400 / 60))
  # January 1, 1970 was a Thursday.
  weekday=$(((day + 3) % 7 + 1))
  while read -r _ holiday; do
    if [ "$holiday" -eq "$day" ]; then
      return 1
    fi
  done <"$folder/holidays"
  case $4 in
    *"$weekday"*) [ "$minute" -ge "$2" ] && [ "$minute" -lt "$3" ] ;;
    *) return 1 ;;
  esac
}

# Gives each revision of the services its fewest pods, where it has another number. Only revisions that get requests are kept warm.
# Nothing in it stops at the first failure by itself, as whoever calls it looks at how it ends.
# usage: set_scale NAMESPACE SERVICES FEWEST
set_scale() {
  objects=$(kubectl get services.serving.knative.dev,revisions.serving.knative.dev --namespace "$1" --output jsonpath="$columns") || return 1
  shares=$(echo "$objects" | while IFS='|' read -r kind _ _ _ traffic; do
    if [ "$kind" = Service ]; then
      echo "$traffic"
    fi
  done)
  echo "$objects" | while IFS='|' read -r kind name service current _; do
    if [ "$kind" != Revision ]; then
      continue
    fi
    case ",$2," in
      *",$service,"*) ;;
      *) continue ;;
    esac
    wanted=0
    for share in $shares; do
      case $share in
        "$name=" | "$name=0") ;;
        "$name="*) wanted=$3 ;;
      esac
    done
    if [ "${current:-0}" != "$wanted" ]; then
      kubectl patch revisions.serving.knative.dev "$name" --namespace "$1" --type merge \
        --patch "{\"metadata\":{\"annotations\":{\"autoscaling.knative.dev/min-scale\":\"$wanted\"}}}" >/dev/null || exit 1
      echo "$1/$name: at least $wanted pods"
    fi
  done
}

columns='{range .items[*]}{.kind}|{.metadata.name}|{.metadata.labels.serving\.knative\.dev/service}|{.metadata.annotations.autoscaling\.knative\.dev/min-scale}|{range .status.traffic[*]}{.revisionName}={.percent} {end}{"\n"}{end}'

last=
fewest=0
count=0
while read -r namespace zone from until days services; do
  # Most environments have the hours of the one before.
  if [ "$last" != "$zone $from $until $days" ]; then
    last="$zone $from $until $days"
    if is_working "$zone" "$from" "$until" "$days"; then
      fewest=1
    else
      fewest=0
    fi
  fi
  (set_scale "$namespace" "$services" "$fewest" </dev/null) || echo "$namespace" >>"$failed" &
  count=$((count + 1))
  if [ $((count % at_once)) -eq 0 ]; then
    wait
  fi
done <"$folder/environments"
wait

if [ -s "$failed" ]; then
  echo "failed: $(sort "$failed" | tr '\n' ' ')" >&2
  exit 1
fi

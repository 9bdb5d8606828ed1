#!/bin/sh
# Keeps a pod of each API in the environments whose hours it is, and in no others. Each run looks at everything anew: one that was
# missed, or that failed halfway, is made up for by the next. Beside it stand hours.sh and its tables.
set -eu

folder=$(dirname "$0")
. "$folder/hours.sh"
failed=$(mktemp)
trap 'rm -f "$failed"' EXIT

# As many environments are asked for at a time.
at_once=5

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

count=0
# usage: start_scale NAMESPACE SERVICES FEWEST
start_scale() {
  (set_scale "$1" "$2" "$3" </dev/null) || echo "$1" >>"$failed" &
  count=$((count + 1))
  if [ $((count % at_once)) -eq 0 ]; then
    wait
  fi
}

each_environment start_scale
wait

if [ -s "$failed" ]; then
  echo "failed: $(sort "$failed" | tr '\n' ' ')" >&2
  exit 1
fi

# Which environments are warm now: what all ways to keep them warm have in common. A script that has set `folder` reads it.
#
# In the folder stand:
#   environments  NAMESPACE TIME-ZONE FROM UNTIL DAYS SERVICES, such as `dev-01 Europe/Berlin 540 1080 12345 hello,catalog`:
#                 minutes of the day, days from 1 for Monday to 7
#   offsets       TIME-ZONE SECOND OFFSET, such as `Europe/Berlin 1792890000 3600`: from that second since 1970 on;
#                 the last one of a zone is `end`
#   holidays      DATE DAY, such as `2026-12-25 20447`: the day's number since 1970

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

# Runs a command for each environment: with 1 in its hours, and with 0 out of them.
# usage: each_environment COMMAND, which is given NAMESPACE SERVICES and 1 or 0
each_environment() {
  now=$(date +%s)
  last=
  is_warm=0
  while read -r namespace zone from until days services; do
    # Most environments have the hours of the one before.
    if [ "$last" != "$zone $from $until $days" ]; then
      last="$zone $from $until $days"
      if is_working "$zone" "$from" "$until" "$days"; then
        is_warm=1
      else
        is_warm=0
      fi
    fi
    "$1" "$namespace" "$services" "$is_warm"
  done <"$folder/environments"
}

#!/bin/sh
# Shows a kiosk's page in Chromium, full screen and locked down, and starts it again whenever it ends.
set -eu

usage() {
	cat <<'TEXT'
start-kiosk [options] ADDRESS

Shows ADDRESS, such as https://shop.example/kiosk, in Chromium over the whole screen, and starts it again when it ends.
What the kiosk keeps for delivery is in the profile: it has to outlive a restart, so it is no guest or incognito window.

  --profile FOLDER   where Chromium keeps what is the device's [$HOME/.endcap-kiosk]
  --scale NUMBER     how large everything is drawn: 1.5 for a screen with fine pixels [as the screen says]
  --no-printing      ask nobody to print: no silent printing
  --once             do not start it again
  --help             this text

Chromium is looked for as chromium, chromium-browser and google-chrome; CHROMIUM names another one.
TEXT
}

profile=${HOME:-/tmp}/.endcap-kiosk
scale=
printing=--kiosk-printing
once=
address=
while [ $# -gt 0 ]; do
	case $1 in
	--help | -h) usage && exit 0 ;;
	--profile | --scale)
		[ $# -gt 1 ] || { echo "start-kiosk: $1 needs a value. See start-kiosk --help." >&2 && exit 2; }
		if [ "$1" = --profile ]; then profile=$2; else scale=--force-device-scale-factor=$2; fi
		shift
		;;
	--no-printing) printing= ;;
	--once) once=1 ;;
	-*) echo "start-kiosk: there is no option $1. See start-kiosk --help." >&2 && exit 2 ;;
	*) address=$1 ;;
	esac
	shift
done

case $address in
https://*) ;;
http://localhost* | http://127.0.0.1*) ;;
http://*) echo "start-kiosk: a kiosk needs https, since nothing works without the network otherwise: $address" >&2 && exit 2 ;;
'') usage >&2 && exit 2 ;;
*) echo "start-kiosk: $address is no address. It begins with https://." >&2 && exit 2 ;;
esac

browser=${CHROMIUM:-}
for name in chromium chromium-browser google-chrome; do
	[ -n "$browser" ] || browser=$(command -v "$name" || true)
done
[ -n "$browser" ] || { echo "start-kiosk: Chromium is not there. On Debian: apt-get install chromium" >&2 && exit 1; }
mkdir -p "$profile"

platform=--ozone-platform-hint=auto
child=
trap 'trap - TERM INT; [ -z "$child" ] || kill "$child" 2>/dev/null; wait; exit 0' TERM INT

pause=1
while :; do
	# A lock of a browser that was killed keeps the next one from starting.
	rm -f "$profile/SingletonLock" "$profile/SingletonSocket" "$profile/SingletonCookie"
	began=$(date +%s)
	# shellcheck disable=SC2086 # What is empty is left out.
	"$browser" --user-data-dir="$profile" --kiosk $printing $scale $platform \
		--no-first-run --no-default-browser-check --noerrdialogs --hide-crash-restore-bubble \
		--disable-pinch --overscroll-history-navigation=0 --disable-features=Translate \
		--autoplay-policy=no-user-gesture-required --password-store=basic \
		${ENDCAP_KIOSK_FLAGS:-} "$address" &
	child=$!
	wait "$child" && status=0 || status=$?
	child=
	[ -z "$once" ] || exit "$status"
	lasted=$(($(date +%s) - began))
	# One that ends at once would be started a thousand times a minute.
	if [ "$lasted" -gt 60 ]; then pause=1; elif [ "$pause" -lt 60 ]; then pause=$((pause * 2)); fi
	echo "start-kiosk: Chromium ended with $status after $lasted s. Again in $pause s." >&2
	sleep "$pause"
done

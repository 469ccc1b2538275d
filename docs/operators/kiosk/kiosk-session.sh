#!/bin/sh
# The screen of a kiosk, under X: one window over all of it, nothing that goes dark, and no keys that lead out of it.
#   xinit kiosk-session ADDRESS [options of start-kiosk] -- :0 vt1 -nolisten tcp
# ROTATE=left turns the screen, as a panel that hangs upright needs it.
set -eu

# A screen that cannot sleep has nothing to be told.
xset s off -dpms 2>/dev/null || true
[ -z "${ROTATE:-}" ] || xrandr --output "$(xrandr | awk '/ connected/ { print $1; exit }')" --rotate "$ROTATE"

# Without Control, Alt, Super and the function keys no keyboard opens another tab or window. Scanners and keypads that type
# letters, digits, arrows, Tab and Enter go on as they are.
xmodmap -e 'clear control' -e 'clear mod1' -e 'clear mod4'
for key in 37 64 67 68 69 70 71 72 73 74 75 76 95 96 105 108 133 134 135; do
	xmodmap -e "keycode $key = NoSymbol"
done

matchbox-window-manager -use_titlebar no -use_cursor "${CURSOR:-no}" &
exec start-kiosk "$@"

#!/bin/sh
# What glusterd runs on every node for 'gluster system:: execute eventsapi.py'; glusterd fixes the name, Python it is not.
# Always prints one line of JSON and ends with 0: any other ending on one node fails the command on all nodes.
set -u

home=$0
if [ -L "$home" ]; then
    home=$(readlink -f "$home")
fi
case ${1-} in
node-*) ;;
*) exec "${home%/*}/gluster-eventsapi" "$@" ;;
esac
line=$("${home%/*}/gluster-eventsapi" "$@" 2>/dev/null)
case $line in
'{'*'}') printf '%s\n' "$line" ;;
*)
    # The usual folder; where glusterd has another one, this line has no node and its reader leaves it out.
    node=$(sed -n 's/^UUID=//p' /var/lib/glusterd/glusterd.info 2>/dev/null)
    printf '{"ok": false, "nodeid": "%s", "error": "brickyard could not be run on this node"}\n' "$node"
    ;;
esac
exit 0

# A lab pool of three nodes, or more, for one benchmark, gone when it ends however it ends. Sourced after measuring.sh.
#
#   LAB        the lab's command                 default: ./brickyard lab
#   BRICKYARD  what is measured                  default: target/image/bin/brickyard, the packaged launcher

lab=${LAB:-$checkout/brickyard lab}
brickyard=${BRICKYARD:-$checkout/target/image/bin/brickyard}

# pool_up NAME [NODES]
pool_up() {
    need_root
    command -v ${lab%% *} >/dev/null || die "no lab: ${lab%% *} does not exist (LAB names it)"
    command -v "$brickyard" >/dev/null || die "nothing to measure: $brickyard does not exist (BRICKYARD names it)"
    pool=$1
    trap 'pool_down' EXIT
    trap 'exit 130' INT TERM
    echo "Starting a pool of ${2:-3} nodes..." >&2
    $lab up "$pool" --nodes "${2:-3}" --bricks-per-node 1 >/dev/null
}

pool_down() {
    [ -n "${pool:-}" ] || return 0
    $lab down "$pool" >&2 || true
    pool=
}

# on NODE COMMAND...: NODE is its number.
on() {
    local node=$1
    shift
    $lab exec "$pool" "$node" -- "$@"
}

# volumes FROM TO: the gluster commands that create and start replica 3 volumes v<FROM> to v<TO>.
volumes() {
    local i
    for ((i = $1; i <= $2; i++)); do
        echo "volume create v$i replica 3 ${pool}1:/bricks/b1/v$i ${pool}2:/bricks/b1/v$i ${pool}3:/bricks/b1/v$i force"
        echo "volume start v$i"
    done
}

# create_volumes FROM TO: by one gluster process, which is much faster than one for each command.
create_volumes() {
    echo "Creating volumes v$1 to v$2..." >&2
    volumes "$1" "$2" | on 1 gluster --mode=script >/dev/null 2>&1
    local started
    started=$(on 1 gluster --mode=script volume info | grep -c '^Status: Started') || true
    [ "$started" = "$2" ] || die "only $started of $2 volumes have started"
}

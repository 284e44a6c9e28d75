# What the benchmarks share: where things are, medians, limits. Sourced; the caller has set -euo pipefail.

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
classes=$checkout/bench/target/classes:$checkout/core/target/classes
# As the packaged launcher starts Java, but for the AOT cache.
java_options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms16m -Xmx192m"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
limits_broken=0

die() {
    echo "${0##*/}: $*" >&2
    exit 2
}

need_root() { [ "$(id -u)" = 0 ] || die "needs root, for namespaces"; }

need_time() { [ -x /usr/bin/time ] || die "needs /usr/bin/time (on Debian: apt install time)"; }

need_classes() {
    if [ -z "${JAVA_HOME:-}" ] && [ -x "$checkout/packaging/find-jdk" ]; then
        JAVA_HOME=$("$checkout/packaging/find-jdk")
        java=$JAVA_HOME/bin/java
    fi
    export JAVA_HOME
    [ -d "$checkout/bench/target/classes" ] && [ -d "$checkout/core/target/classes" ] ||
        die "build first: (cd $checkout && ./mvnw -q -DskipTests package)"
}

note_load() {
    local one rest
    read -r one rest </proc/loadavg
    echo "$(nproc) processors, load $one at the start. Other work on this machine makes wall times longer, not CPU times."
    echo
}

calc() { awk "BEGIN { printf \"%.6g\", $* }"; }

median() {
    printf '%s\n' "$@" | sort -n | awk '{ v[NR] = $1 } END { print (NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2) }'
}

# field NAME "NAME=VALUE NAME=VALUE": the value, or a dash.
field() {
    local word
    for word in $2; do
        if [ "${word%%=*}" = "$1" ]; then
            echo "${word#*=}"
            return
        fi
    done
    echo -
}

broken() {
    echo "LIMIT BROKEN: $*" >&2
    limits_broken=1
}

# at_most WHAT VALUE LIMIT
at_most() {
    awk "BEGIN { exit !($2 <= $3) }" || broken "$1: $2, more than $3"
}

verdict() {
    echo
    if [ $limits_broken = 0 ]; then
        echo "All within the limits."
    else
        echo "NOT within the limits; see above."
        exit 1
    fi
}

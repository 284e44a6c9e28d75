package io.brickyard.peering;

/**
 * What whoever runs the units calls one of them: {@code glusterfs/0} in Juju, a pod's name in Kubernetes. It says nothing about
 * where the unit can be reached, and holds 1 to 255 characters, none of them a control character or a blank.
 */
public record UnitName(String value) implements Comparable<UnitName> {

    public UnitName {
        if (value.isEmpty()
                || value.length() > 255
                || value.chars().anyMatch(c -> c <= ' ' || Character.isISOControl(c))) {
            throw new IllegalArgumentException("not a unit's name: '" + value + "'");
        }
    }

    @Override
    public int compareTo(UnitName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

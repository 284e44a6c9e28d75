package io.brickyard.work;

import io.brickyard.plan.PathRules;

/** The path of a block device below {@code /dev}, without detours, of characters that stand for nothing else anywhere. */
public record DevicePath(String value) {

    public DevicePath {
        if (!PathRules.isDevice(value)) {
            throw new IllegalArgumentException("not the path of a device below /dev: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.brickyard.pool;

/** A TCP port, 1 to 65535. */
public record Port(int number) {

    public Port {
        if (number < 1 || number > 65535) {
            throw new IllegalArgumentException("not a port: " + number);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}

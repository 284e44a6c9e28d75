package io.brickyard.lab;

import java.io.UncheckedIOException;
import java.util.List;

/** {@code brickyard lab …}: reads the arguments, does what they say, and turns failures into words and an exit status. */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 64;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    /** The exit status: 0, that of a command run in a machine, 1 on failure, 64 for arguments that make no sense. */
    static int run(List<String> arguments) {
        try {
            return new Verbs(LabFolder.root(System.getenv()), System.out).run(LabArguments.parse(arguments));
        } catch (UsageException e) {
            System.err.println("brickyard lab: " + e.getMessage());
            return USAGE;
        } catch (LabFailure e) {
            System.err.println("brickyard lab: " + e.getMessage());
            return FAILED;
        } catch (UncheckedIOException e) {
            System.err.println("brickyard lab: cannot read or write a file: " + e.getMessage());
            return FAILED;
        }
    }
}

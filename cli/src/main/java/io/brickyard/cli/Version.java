package io.brickyard.cli;

import io.brickyard.release.Release;

/** How the command says its version. */
final class Version {

    private Version() {}

    static String number() {
        return Release.ofThisBuild().number();
    }

    static String line() {
        return "brickyard " + number();
    }
}

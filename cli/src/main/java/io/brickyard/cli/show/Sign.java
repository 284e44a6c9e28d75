package io.brickyard.cli.show;

import io.brickyard.health.Severity;
import io.brickyard.health.SubvolumeState;
import io.brickyard.health.Verdict;
import io.brickyard.health.VolumeState;
import io.brickyard.survey.BrickState;
import io.brickyard.survey.NodeState;

/** The symbol and tone that go with a state. Every state of a survey or assessment has exactly one. */
enum Sign {
    GOOD('✓', '+', Tone.GOOD),
    WARNING('▲', '!', Tone.WARNING),
    BAD('✗', 'x', Tone.BAD),
    UNKNOWN('?', '?', Tone.WARNING),
    QUIET('·', '-', Tone.FAINT);

    private final String symbol;
    private final String asciiSymbol;
    private final Tone tone;

    Sign(char symbol, char asciiSymbol, Tone tone) {
        this.symbol = String.valueOf(symbol);
        this.asciiSymbol = String.valueOf(asciiSymbol);
        this.tone = tone;
    }

    String symbol(Look look) {
        return look.unicode() ? symbol : asciiSymbol;
    }

    Tone tone() {
        return tone;
    }

    static Sign of(Verdict verdict) {
        return switch (verdict) {
            case OK -> GOOD;
            case WARNING -> WARNING;
            case ERROR -> BAD;
            case UNKNOWN -> UNKNOWN;
        };
    }

    static Sign of(Severity severity) {
        return switch (severity) {
            case INFO -> QUIET;
            case WARNING -> WARNING;
            case ERROR -> BAD;
        };
    }

    static Sign of(NodeState state) {
        return switch (state) {
            case UP -> GOOD;
            case GLUSTERD_DOWN, GLUSTERD_SILENT, JOINING -> WARNING;
            case UNREACHABLE, REJECTED -> BAD;
            case UNRESOLVED, UNREADABLE -> UNKNOWN;
        };
    }

    static Sign of(VolumeState state) {
        return switch (state) {
            case ONLINE -> GOOD;
            case ONLINE_DEGRADED -> WARNING;
            case ONLINE_PARTIAL, OFFLINE -> BAD;
            case STOPPED -> QUIET;
            case UNKNOWN -> UNKNOWN;
        };
    }

    static Sign of(SubvolumeState state) {
        return switch (state) {
            case FULL -> GOOD;
            case REDUCED -> WARNING;
            case DEAD -> BAD;
            case UNKNOWN -> UNKNOWN;
        };
    }

    static Sign of(BrickState state) {
        return switch (state) {
            case UP -> GOOD;
            case DOWN, HUNG, UNREACHABLE -> BAD;
            case UNKNOWN -> UNKNOWN;
        };
    }
}

package io.brickyard.cli.options;

/** What an exit code of a verb means. */
public record ExitMeaning(int code, String text) {}

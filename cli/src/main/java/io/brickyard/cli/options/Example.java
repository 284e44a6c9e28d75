package io.brickyard.cli.options;

/**
 * A command line worth typing.
 *
 * @param line without the prompt
 * @param text what it is for
 */
public record Example(String line, String text) {}

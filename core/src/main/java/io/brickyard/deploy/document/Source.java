package io.brickyard.deploy.document;

/**
 * One file of a pool document.
 *
 * @param name as people know it; every problem in it names it
 */
public record Source(String name, String text) {}

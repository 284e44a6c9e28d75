/**
 * The command {@code brickyard}. {@link io.brickyard.cli.Main} finds the verb, {@link io.brickyard.cli.Verbs} lists them,
 * and each verb is one class that declares its options and does its work through {@link io.brickyard.cli.Surroundings}.
 */
@NullMarked
package io.brickyard.cli;

import org.jspecify.annotations.NullMarked;

/** A real pool for JUnit tests: {@link io.brickyard.lab.junit.RealPool} on a test class, a {@code Lab} as a parameter. */
@NullMarked
package io.brickyard.lab.junit;

import org.jspecify.annotations.NullMarked;

/** Agents on the nodes of a real pool, and who hears of what they tell. */
@NullMarked
package io.brickyard.lab.agent;

import org.jspecify.annotations.NullMarked;

/**
 * Asking glusterd. The only place that speaks glusterd's RPC ({@code rpc}), starts the {@code gluster} command
 * ({@code command}) or reads what glusterd writes ({@code state}).
 *
 * <p>Always holds: every question has a deadline, every input a bound, and what goes wrong is a
 * {@link io.brickyard.glusterd.GlusterdFailure}.
 */
@NullMarked
package io.brickyard.glusterd;

import org.jspecify.annotations.NullMarked;

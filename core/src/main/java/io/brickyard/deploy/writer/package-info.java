/**
 * The right to change a pool, held by one at a time ({@code Right}): a lock of the kernel on this machine ({@code MachineLock}) and,
 * in a pool of several members, a lock with a term on more than half of them ({@code Tenure}).
 */
@NullMarked
package io.brickyard.deploy.writer;

import org.jspecify.annotations.NullMarked;

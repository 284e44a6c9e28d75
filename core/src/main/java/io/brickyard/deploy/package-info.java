/**
 * Brings a pool to where a plan wants it: looks ({@code Eyes}), does one step after the other ({@code Applier}), keeps a journal
 * ({@code ApplyJournal}), and lets nobody else do so at the same time ({@code deploy.writer}).
 *
 * <p>What was done is told by the pool itself, by a fresh look, never by the journal: that only remembers what the pool cannot
 * tell, as the folders of bricks that were given up and are still to be removed.
 */
@NullMarked
package io.brickyard.deploy;

import org.jspecify.annotations.NullMarked;

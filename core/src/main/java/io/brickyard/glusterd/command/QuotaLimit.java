package io.brickyard.glusterd.command;

import io.brickyard.pool.Bytes;

/** A limit of a folder's size. */
public record QuotaLimit(
        String path, Bytes hardLimit, Bytes softLimit, Bytes used, boolean softExceeded, boolean hardExceeded) {}

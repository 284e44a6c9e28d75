package io.brickyard.glusterd.rpc;

/** An RPC program that a GlusterFS process may serve. */
public record Program(int number, int version) {

    /** GF-DUMP: lists the programs that a process serves; glusterd and bricks alike have it. */
    public static final Program DUMP = new Program(123451501, 1);
    /** What the {@code gluster} command speaks; over TCP only its reading part. */
    public static final Program CLI = new Program(1238463, 2);
    /** Which port a brick listens on. */
    public static final Program PORTMAP = new Program(34123456, 1);
}

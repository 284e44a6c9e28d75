package io.brickyard.glusterd.rpc;

/**
 * The procedures that are asked; all of them only read and none takes a lock. Numbers: rpc/xdr/src and
 * rpc/rpc-lib/src/protocol-common.h, the same from GlusterFS 3.7 to 11.
 */
enum Procedure {
    DUMP(Program.DUMP, 1),
    LIST_FRIENDS(Program.CLI, 3),
    GET_VOLUME(Program.CLI, 5),
    LIST_VOLUME(Program.CLI, 33),
    UUID_GET(Program.CLI, 36),
    GET_STATE(Program.CLI, 46),
    PORT_BY_BRICK(Program.PORTMAP, 1);

    private final Program program;
    private final int number;

    Procedure(Program program, int number) {
        this.program = program;
        this.number = number;
    }

    int program() {
        return program.number();
    }

    int version() {
        return program.version();
    }

    int number() {
        return number;
    }
}

package io.brickyard.lab;

/** The text of {@code brickyard lab --help}. */
final class Help {

    static final String TEXT = """
            brickyard lab: a real GlusterFS pool on this machine, and the faults to break it with

            Each node has its own network, mounts, host name and processes, its own glusterd, and XFS bricks
            at /bricks/b1/data, /bricks/b2/data, ... A lab 'lab' has the nodes lab1, lab2, lab3 and a machine
            'client' that is no member of the pool. Needs root; touches nothing of this machine's own glusterd.

            make and remove
              up [NAME] [--nodes N] [--bricks-per-node K] [--volumes demo] [--glusterd-option KEY=VALUE]...
                                          NAME is 'lab', N is 3, K is 6 if not given; --volumes demo creates and
                                          starts dist, rep3, arb (2+1 arbiter), disp (2+1) and drep (2 x 3)
              list                        all labs, and how each node is
              down [NAME] | down --all    everything of it gone, also when 'up' was interrupted

            use (NODE is lab2, or 2, or client)
              exec NAME NODE -- CMD...    run a program there; its exit status is yours
              shell NAME NODE             a shell there
              mount NAME VOLUME [--node NODE] [PATH]
                                          mount it on the client, at /mnt/VOLUME, if not told otherwise

            break and mend
              power-off NAME NODE         power cut: everything killed, to its peers silent   power-on
              cut NAME NODE               its link falls silent, no FIN, no RST               join
              stop-glusterd NAME NODE     glusterd ends, bricks go on                         start-glusterd
              freeze NAME NODE            glusterd stopped (SIGSTOP): accepts, never answers  thaw
              kill-brick NAME VOLUME BRICK
                                          SIGKILL; BRICK is lab1:/bricks/b1/data, or its number from 1;
                                          'gluster volume start VOLUME force' starts it again
              mend [NAME]                 power on, join, thaw, start glusterd, wait for the pool

            try it
              brickyard lab up --volumes demo
              brickyard lab mount lab rep3
              brickyard lab cut lab lab3
              brickyard lab exec lab lab1 -- gluster peer status
              brickyard lab down

            Files are in /var/tmp/brickyard-lab/NAME, or below $BRICKYARD_LAB if set.
            Exit status: 0; that of the command run by exec or shell; 1 on failure; 64 for wrong usage.
            """;

    private Help() {}
}

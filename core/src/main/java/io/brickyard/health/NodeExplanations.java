package io.brickyard.health;

/** What the findings about nodes and their glusterd mean, for {@link Check#explanation}. */
final class NodeExplanations {

    static final String NODE_ISOLATED = """
            The survey ran on a node that cannot reach most of its peers. From here, a peer that died and a peer \
            that works look the same, so nothing that is said of other nodes and their bricks is certain: they are \
            shown as unknown. Clients that stand on this side of the cut lose every volume whose quorum is on the \
            other side; clients on the other side are probably served as if this node had failed. With server \
            quorum, glusterd stops this node's bricks.

            What to do first: ask a node on the other side (brickyard status --server NODE). If the others see each \
            other, mend the network of this node. Do not force anything here: it would be done by the minority.""";

    static final String GLUSTERD_DOWN_LOCAL = """
            glusterd, the management daemon, refuses connections on the very node where the survey runs. Bricks that \
            already run go on serving the clients that are connected, but no new client can mount by this node, a \
            brick that fails is not started again, and gluster commands do not work here. The other nodes show this \
            node as disconnected.

            What to do first: start it and read the end of its log if it stops again. The usual causes are a full \
            /var, a damaged file below /var/lib/glusterd, or a brick's host name that no longer resolves.""";

    static final String PEER_SILENT = """
            A node gives no sign of life, while the glusterd of at least one other node still believes that it is \
            connected. Either it died without closing its connections (power, network) and glusterd will notice \
            within half a minute, or the network is cut only between it and the place of the survey. Clients freeze \
            for up to network.ping-timeout (42 seconds by default) and then go on with the remaining bricks, where \
            redundancy allows. As long as this lasts, every gluster command that takes a lock (volume status, start, \
            set and the like) waits for the dead node for minutes and keeps the volume locked for everybody else. \
            Each such command begins the wait anew.

            What to do first: run no gluster command that changes or asks the status of a volume. Find out whether \
            the host lives. Restore it, or switch it off for certain; then look again until its peers say \
            Disconnected.""";

    static final String PEER_DISCONNECTED = """
            A node does not answer, and no other node's glusterd is connected to it: it is off, has crashed, or is \
            cut off. Its bricks count as down. Clients work on with the remaining bricks where a subvolume has \
            enough of them; what each volume lost is said by the findings of the volumes. Files written meanwhile \
            wait for a heal until it is back.

            What to do first: find out whether the host is up and whether TCP port 24007 can be reached from its \
            peers. When it returns, its bricks start by themselves and the heal begins; watch it end before another \
            node is taken down.""";

    static final String PEER_GLUSTERD_DOWN = """
            The host answers but nothing listens on glusterd's port. Brick processes outlive glusterd, so its data \
            is probably still served: the bricks were tried one by one. But new clients that need a brick of this \
            node cannot learn its port, a brick that fails is not started again, heal commands skip its bricks, and \
            the node counts as absent for server quorum. Tools that ask only glusterd show all its bricks as \
            offline; that is not what clients see.

            What to do first: start glusterd on that node. This does not disturb bricks that run. If it stops again, \
            read the end of /var/log/glusterfs/glusterd.log there.""";

    static final String PEER_GLUSTERD_SILENT = """
            glusterd's port accepts connections, but no answer comes in time: the process is stopped, waits for a \
            disk, or is overloaded. Bricks are processes of their own and may serve well. Its peers still hold it \
            for connected, so every gluster command that takes a lock waits for it, for minutes, and blocks the \
            volume for others meanwhile.

            What to do first: look at the process on that node (state T: stopped, D: waiting for a disk). Restarting \
            glusterd there is safe for running bricks. Run no locking gluster command before it answers.""";

    static final String PEER_REJECTED = """
            The node is up and connected, but its copy of the pool's configuration differs from that of its peers at \
            the same version, or its operating version does not fit, so they refuse it (Peer Rejected). gluster pool \
            list still says Connected. Its bricks may serve now, yet they are missing from every gluster volume \
            status, changes of volumes do not reach it, and after a restart its bricks may not start. It does not \
            count for server quorum.

            What to do first: read why in glusterd's log on both sides: it names the volume whose checksum differs. \
            Often a restart of glusterd on that node is not enough; the node must then take the configuration from a \
            good one again. Decide which side is right before you change anything; never delete a brick's folder for \
            this.""";

    static final String PEER_STATE = """
            The node's glusterd answers, but its peers have it in a state between joining and membership: a probe or \
            a detach under way, or one that got stuck. Until the state is Peer in Cluster it takes no part in \
            changes. A healthy join passes through these states in a second or two.

            What to do first: look again in a few seconds. If the state stays, restart glusterd on that node, then \
            on the node that probed it.""";

    static final String PEER_UNRESOLVED = """
            None of the names by which the pool knows the node leads to an address on the machine where the survey \
            runs, so the node could not be asked and its bricks are unknown. If this machine is a member of the pool \
            or a client, it cannot reach the bricks of that node either: clients resolve the same names.

            What to do first: give the name an address in DNS or /etc/hosts. From a machine outside the pool, use \
            --resolve NAME=ADDRESS.""";

    static final String PEER_VIEWS_DIFFER = """
            Two nodes both answered the survey, but one says that it is not connected to the other, or does not know \
            it: the network is cut between some nodes only, or a membership change was not finished. Clients may see \
            different bricks depending on where they stand, which is how files get into split-brain; commands that \
            need both nodes fail.

            What to do first: look at the network and firewall between the nodes named, in both directions, TCP port \
            24007 and the bricks' ports. If the network is well, restart glusterd on the node that is missing a \
            connection.""";

    static final String NODE_UNREADABLE = """
            Something answers on glusterd's port, but not in glusterd's protocol. Usually management encryption \
            (TLS) is on, or another service or a port forwarding sits on the port; a damaged or hostile answer looks \
            the same. Nothing is known of this node's view; its bricks were tried where their ports were known.

            What to do first: see what listens on port 24007 of that node and whether the file secure-access is in \
            its /var/lib/glusterd. With management encryption look on a node as root: it is seen in full over its \
            own socket. Where the bricks of the others listen is learnt by brickyard status -a and tried from then \
            on; when they serve, this finding may be muted.""";

    private NodeExplanations() {}

    static final String AGENT_SILENT = """
            The agents of the pool know each other, and that of this node does not answer the one that was asked, while \
            the node's glusterd does. GlusterFS gives each event to the agent of the node where it happens, so while \
            none runs there, what it would tell is lost: only what the other agents see from outside is told. Sizes, \
            daemons and heal indexes of that node are not in this report. Where the agent was never heard of, the node \
            perhaps has none; then this is only worth knowing.

            What to do first: look at the agent on that node (brickyard events status there, or systemctl status \
            brickyard-agent), and whether its port for other agents (24010, if the configuration says nothing else) can be reached \
            from its peers. A new node, or one that was away when the agents were paired, gets the pair's key when \
            agents are paired again: brickyard agent pair.""";
}

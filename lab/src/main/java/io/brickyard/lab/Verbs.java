package io.brickyard.lab;

import io.brickyard.lab.LabCommand.Fault;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Does what a person asked for, and tells how it went. */
record Verbs(Path root, PrintStream out) {

    /** The exit status. */
    int run(LabCommand command) {
        switch (command) {
            case LabCommand.Help _ -> out.print(Help.TEXT);
            case LabCommand.Up up -> up(up.spec());
            case LabCommand.ListAll _ -> list();
            case LabCommand.Exec exec -> {
                return lab(exec.lab()).machine(exec.machine()).runHere(exec.command());
            }
            case LabCommand.Mount mount -> mount(mount);
            case LabCommand.Break fault -> apply(fault.fault(), lab(fault.lab()).node(fault.node()));
            case LabCommand.KillBrick kill -> killBrick(kill);
            case LabCommand.Mend mend -> {
                lab(mend.lab()).mend();
                out.println("all nodes of " + mend.lab() + " are up and see each other");
            }
            case LabCommand.Down down -> down(down.lab());
            case LabCommand.DownAll _ -> LabFolder.names(root).forEach(this::down);
        }
        return 0;
    }

    private Lab lab(LabName name) {
        Prerequisites.check();
        return Lab.named(root, name);
    }

    private void up(LabSpec spec) {
        long begin = System.nanoTime();
        Lab lab = LabMaker.make(root, spec, line -> out.println("  " + seconds(begin) + "  " + line));
        String first = lab.nodes().getFirst().name();
        out.println("lab '" + lab.name() + "' is up after " + seconds(begin) + ". Try:");
        out.println("  brickyard lab exec " + lab.name() + " " + first + " -- brickyard status");
        out.println("  brickyard lab power-off " + lab.name() + " "
                + lab.nodes().getLast().name());
        out.println("  brickyard lab down " + lab.name());
    }

    private static String seconds(long begin) {
        long tenths = (System.nanoTime() - begin) / 100_000_000;
        return tenths / 10 + "." + tenths % 10 + " s";
    }

    private void list() {
        List<LabName> names = LabFolder.names(root);
        if (names.isEmpty()) {
            out.println("no labs; 'brickyard lab up' makes one");
        }
        for (LabName name : names) {
            if (LabFolder.of(root, name).record().isEmpty()) {
                out.println(name + "  not completed; 'brickyard lab down " + name + "' removes it");
                continue;
            }
            Lab lab = Lab.named(root, name);
            out.println(name + "  " + lab.network() + "  " + lab.folder());
            for (LabNode node : lab.nodes()) {
                out.println("  " + node + "  " + node.address() + "  " + stateOf(node));
            }
            out.println(
                    "  client  " + lab.client().address() + "  " + (lab.client().running() ? "on" : "off"));
        }
    }

    private static String stateOf(LabNode node) {
        if (!node.running()) {
            return "off";
        }
        String glusterd = !node.glusterdRuns() ? ", glusterd stopped" : node.isFrozen() ? ", glusterd frozen" : "";
        return (node.isCut() ? "cut" : "on") + glusterd;
    }

    private void mount(LabCommand.Mount wanted) {
        Lab lab = lab(wanted.lab());
        Machine machine = lab.machine(wanted.machine());
        Mount mount = lab.mount(wanted.volume(), machine, wanted.path().orElse("/mnt/" + wanted.volume()));
        out.println("volume " + wanted.volume() + " is mounted on " + machine + " at " + mount.path());
        out.println("  from here it is " + mount.onHost());
        out.println("  brickyard lab exec " + lab.name() + " " + wanted.machine() + " -- ls -l " + mount.path());
    }

    private void apply(Fault fault, LabNode node) {
        switch (fault) {
            case POWER_OFF -> node.powerOff();
            case POWER_ON -> node.powerOn();
            case CUT -> node.cut();
            case JOIN -> node.join();
            case STOP_GLUSTERD -> node.stopGlusterd();
            case START_GLUSTERD -> node.startGlusterd();
            case FREEZE -> node.freeze();
            case THAW -> node.thaw();
        }
        out.println(node + " is " + fault.result());
    }

    private void killBrick(LabCommand.KillBrick kill) {
        Lab lab = lab(kill.lab());
        lab.killBrick(kill.volume(), kill.brick());
        out.println("brick " + kill.brick() + " of " + kill.volume() + " is killed; to start it again:");
        out.println("  brickyard lab exec " + kill.lab() + " " + lab.nodes().getFirst() + " -- gluster volume start "
                + kill.volume() + " force");
    }

    private void down(LabName name) {
        Prerequisites.check();
        LabFolder folder = LabFolder.of(root, name);
        if (!folder.exists()) {
            out.println("there is no lab '" + name + "': nothing to take down");
            return;
        }
        long begin = System.nanoTime();
        LabRemover.remove(folder);
        out.println("lab '" + name + "' is gone after "
                + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
    }
}

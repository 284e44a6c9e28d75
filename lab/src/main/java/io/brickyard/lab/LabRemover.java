package io.brickyard.lab;

import io.brickyard.lab.LabFolder.Lock;
import java.time.Duration;
import java.util.List;

/**
 * Takes a lab down from what exists of it, whether it was complete or interrupted anywhere.
 *
 * <p>The record's mark finds every process, its names every link, the folder every loop device. Processes go first, since
 * they hold mounts and namespaces; the record goes last, so that an interrupted removal can be repeated.
 */
final class LabRemover {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private LabRemover() {}

    static void remove(LabFolder folder) {
        if (folder.exists()) {
            try (Lock _ = folder.lock()) {
                removeLocked(folder);
            }
        }
    }

    static void removeLocked(LabFolder folder) {
        folder.record().ifPresent(record -> takeApart(folder, record));
        folder.delete();
    }

    private static void takeApart(LabFolder folder, LabRecord record) {
        String mark = Namespaces.LAB_MARK + "=" + record.id();
        // Again and again: a process that was just being started when its parent was killed may appear late.
        if (!Waiting.until(PATIENCE, () -> killAll(mark))) {
            throw new LabFailure(
                    "processes of lab '" + record.name() + "' do not die: " + ProcessTable.withEnvironment(mark)
                            + "; they may hang in the kernel ('ps -o pid,stat,wchan,cmd')");
        }
        new Network(record, LabMaker.programs(record)).remove();
        if (!Waiting.until(PATIENCE, () -> LoopDevices.backedBy(folder.path()).isEmpty())) {
            List<String> left = LoopDevices.backedBy(folder.path());
            throw new LabFailure(
                    "loop devices of lab '" + record.name() + "' are still in use: " + left
                            + "; find out by whom with 'losetup -l' and 'grep -l loop /proc/*/mountinfo', then take the lab down again");
        }
    }

    private static boolean killAll(String mark) {
        List<Long> pids = ProcessTable.withEnvironment(mark).stream()
                .filter(pid -> pid != ProcessHandle.current().pid() && ProcessTable.runs(pid))
                .toList();
        pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        return pids.isEmpty();
    }
}

package io.brickyard.glusterd.command;

import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.WholeNumber;
import io.brickyard.pool.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the status of a rebalance and of the removal of bricks; both have the same shape under different names. */
final class TaskReader {

    private TaskReader() {}

    static TaskProgress read(XmlElement root) {
        XmlElement task = root.child("volRebalance")
                .or(() -> root.child("volRemoveBrick"))
                .orElseThrow(() -> new GlusterdFailure.Unreadable("gluster's answer about a task has no task"));
        List<TaskProgress.NodePart> nodes = new ArrayList<>();
        for (XmlElement node : task.children("node")) {
            nodes.add(new TaskProgress.NodePart(Fields.needed(node, "nodeName"), node.text("id"), part(node)));
        }
        Optional<TaskProgress.Part> total = task.child("aggregate").map(TaskReader::part);
        return new TaskProgress(task.text("task-id").orElse(""), nodes, total);
    }

    private static TaskProgress.Part part(XmlElement element) {
        return new TaskProgress.Part(
                element.number("files").orElse(0),
                new Bytes(element.number("size").orElse(0)),
                element.number("lookups").orElse(0),
                element.number("failures").orElse(0),
                element.number("skipped").orElse(0),
                seconds(element),
                element.count("status").orElse(-1));
    }

    /** Given with hundredths, which are always zero. */
    private static long seconds(XmlElement element) {
        return WholeNumber.of(element.text("runtime").map(text -> text.replaceFirst("\\..*", "")))
                .orElse(0);
    }
}

package io.brickyard.cli;

import io.brickyard.cli.show.LiveView;
import io.brickyard.cli.show.Look;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The looks of {@code status --watch}, each with the remarks on mutes above it.
 *
 * <p>A mute's end is told by one look only. On a screen the next look would wipe that away before anybody read it, so
 * there it stays until the watch ends. Looks are made one at a time, each after the one before was drawn.
 */
final class WatchedPool implements LiveView.Source {

    private final Supplier<PoolView> pool;
    private final BiFunction<PoolView, Look, String> text;
    private final boolean keeping;
    private final List<String> ended = new ArrayList<>();

    /** @param keeping whether what an earlier look told is told again */
    WatchedPool(Supplier<PoolView> pool, BiFunction<PoolView, Look, String> text, boolean keeping) {
        this.pool = pool;
        this.text = text;
        this.keeping = keeping;
    }

    @Override
    public LiveView.View look() {
        PoolView view = pool.get();
        if (!keeping) {
            ended.clear();
        }
        for (String remark : view.ended()) {
            if (!ended.contains(remark)) {
                ended.add(remark);
            }
        }
        List<String> remarks = new ArrayList<>(view.damage());
        remarks.addAll(ended);
        return new Seen(view, List.copyOf(remarks), text);
    }

    private record Seen(PoolView view, List<String> remarks, BiFunction<PoolView, Look, String> text)
            implements LiveView.View {

        @Override
        public Instant observedAt() {
            return view.survey().observedAt();
        }

        @Override
        public String render(Look look) {
            return LiveView.remarks(remarks, look) + text.apply(view, look);
        }
    }
}

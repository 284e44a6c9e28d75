package io.brickyard.agent;

import io.brickyard.agent.api.Sight;
import io.brickyard.agent.peers.Gathering;
import io.brickyard.survey.NodeWord;
import io.brickyard.survey.PoolWord;
import io.brickyard.webhooks.Version;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the API tells of the node and the pool.
 *
 * @param known the problems of which the watch knows since when they are there
 * @param version how new the pool's files are on this node
 */
record PoolSight(Gathering gathering, Supplier<List<PoolWord.Known>> known, Supplier<Optional<Version>> version)
        implements Sight {

    @Override
    public Optional<NodeWord> node(Duration time) {
        return gathering.own(time);
    }

    @Override
    public Optional<Version> files() {
        return version.get();
    }

    @Override
    public PoolWord pool(Duration time) {
        PoolWord gathered = gathering.ask(time);
        return new PoolWord(gathered.words(), gathered.unheard(), known.get());
    }
}

package org.goodoffices.foundation.identity;

import org.goodoffices.foundation.start.StartRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A database is a sample world's or a real institution's from its first start on, and never the
/// other's: fictional people do not come into a real one, nor its clock forward.
@Component
class KindOfWorld {

    /// @throws StartRefused where the database is of the other kind
    KindOfWorld(JdbcClient jdbc, @Value("${goodoffices.sample-world}") boolean sampleWorld) {
        var kept =
                jdbc.sql("select settle_kind_of_world(?)")
                        .param(sampleWorld)
                        .query(Boolean.class)
                        .single();
        if (kept && !sampleWorld) {
            throw new StartRefused(
                    "This database holds a sample world: start it with goodoffices.sample-world=true, or choose another home folder.",
                    "该数据库为示例机构所用：请以 goodoffices.sample-world=true 启动，或另行指定数据目录。");
        }
        if (!kept && sampleWorld) {
            throw new StartRefused(
                    "This database is a real institution's: no sample world comes into it. Start it with goodoffices.sample-world=false, or choose another home folder.",
                    "该数据库为真实机构所用，不得载入示例机构：请以 goodoffices.sample-world=false 启动，或另行指定数据目录。");
        }
    }
}

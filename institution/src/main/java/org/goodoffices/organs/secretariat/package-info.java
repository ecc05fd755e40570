/// The Secretariat: its departments, who serves in which post and who acts for whom, and the work
/// of each department: tasks, letters, and the decisions of organs that it carries out; whom
/// privileges and immunities cover, and where States are written to. All of it is the fold of one
/// log.
@ApplicationModule(
        allowedDependencies = {
            "organs.convention",
            "organs.governance",
            "foundation.identity",
            "foundation.mail",
            "foundation.web"
        })
@NullMarked
package org.goodoffices.organs.secretariat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

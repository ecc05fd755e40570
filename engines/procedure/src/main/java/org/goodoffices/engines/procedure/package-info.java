/// Reading, checking and running rules of procedure.
///
/// A rule set is one YAML file ([RuleReader] reads it into a [RuleSet]); eight checks decide
/// whether it may be used ([Checker]); a case is the fold of its acts under it ([Proceeding]). The
/// language of the files is described in `docs/rules-language.md`.
@NullMarked
package org.goodoffices.engines.procedure;

import org.jspecify.annotations.NullMarked;

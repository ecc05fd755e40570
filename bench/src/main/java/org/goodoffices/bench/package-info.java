/// Measurements, one a file, each against a named peer. They print medians of interleaved runs and
/// say on what machine; none of them is a test.
@NullMarked
package org.goodoffices.bench;

import org.jspecify.annotations.NullMarked;

package org.goodoffices.foundation.identity;

import java.util.List;

/// The people of the sample world.
public record SampleWorldPage(List<SampleFigures.Figure> people) {

    public SampleWorldPage {
        people = List.copyOf(people);
    }
}

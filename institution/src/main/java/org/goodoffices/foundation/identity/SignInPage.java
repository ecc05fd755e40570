package org.goodoffices.foundation.identity;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// What the sign-in page shows.
///
/// @param next the page that opens after sign-in
/// @param notice what happened before; null if nothing
/// @param mail the field for the address a link is sent to
/// @param password the fields of password and code
/// @param providers other houses that vouch for their people; none unless configured
/// @param sample the sample world's people; empty elsewhere
public record SignInPage(
        String next,
        @Nullable String notice,
        String tone,
        Shown.Field mail,
        List<Shown.Field> password,
        List<Shown.Link> providers,
        List<SampleFigures.Figure> sample) {

    public SignInPage {
        password = List.copyOf(password);
        providers = List.copyOf(providers);
        sample = List.copyOf(sample);
    }
}

package org.goodoffices.records.documents;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.goodoffices.foundation.identity.FormToken;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.records.record.LaneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Reads a form as it arrives and keeps its papers on the way: no paper is ever whole in memory, or
/// in clear on the disk.
@Component
public class ReadUpload {

    private static final int MOST_PAPERS = 20;
    private static final int MOST_FIELDS = 200;
    private static final int LONGEST_VALUE = 200_000; // bytes; the acts have limits of their own
    private static final int LONGEST_PART_HEADER = 64 * 1024;

    private final KeepPaper keep;

    ReadUpload(KeepPaper keep) {
        this.keep = keep;
    }

    /// For which lane the papers are.
    public interface Lane {
        /// By the fields that came before the papers; null where the sender may put none.
        @Nullable LaneId of(Map<String, String> values);
    }

    /// Reads it.
    ///
    /// @throws ResponseStatusException if the form is not one of ours, or not for this person
    public Uploaded read(PersonId who, HttpServletRequest request, Lane lane) {
        return read(
                request,
                (values, name, clear) -> {
                    var target = lane.of(values);
                    return target == null ? null : List.of(keep.keep(who, target, name, clear));
                });
    }

    /// As `read`, for papers that wait with a draft which the person writes on.
    public Uploaded readForDraft(PersonId who, HttpServletRequest request, UUID draft) {
        return read(
                request, (_, name, clear) -> List.of(keep.keepForDraft(who, draft, name, clear)));
    }

    /// As `read`, for papers of a log of the house.
    ///
    /// @param log null where the sender may put none
    public Uploaded readForHouse(PersonId who, HttpServletRequest request, @Nullable String log) {
        return read(
                request,
                (_, name, clear) ->
                        log == null ? null : List.of(keep.keepForHouse(who, log, name, clear)));
    }

    /// Whoever reads a file as it arrives.
    public interface Reader {
        /// Reads it, by the fields that came before it.
        void read(Map<String, String> values, String name, InputStream bytes) throws IOException;
    }

    /// As `read`, for files that are no papers: they are read as they arrive, and not kept.
    public Uploaded hand(HttpServletRequest request, Reader reader) {
        return read(
                request,
                (values, name, bytes) -> {
                    reader.read(values, name, bytes);
                    return List.of();
                });
    }

    /// Keeps a paper as it arrives; null where the sender may put none there.
    private interface Keeper {
        @Nullable List<Kept> keep(Map<String, String> values, String name, InputStream clear)
                throws KeepPaper.Unfit, IOException;
    }

    private Uploaded read(HttpServletRequest request, Keeper keeper) {
        if (!FormToken.carriesPapers(request)) {
            var values = new HashMap<String, String>();
            request.getParameterMap()
                    .forEach((name, all) -> put(values, name, String.join(",", all)));
            return new Uploaded.Form(values, List.of());
        }
        var reading = new Reading(request, keeper);
        boolean whole = false;
        try {
            reading.all();
            whole = true;
            return new Uploaded.Form(reading.values, reading.papers);
        } catch (KeepPaper.Unfit unfit) {
            return new Uploaded.Unfit(reading.values, unfit.key(), List.of(unfit.values()));
        } catch (IOException stopped) {
            return new Uploaded.Unfit(reading.values, "cut-off", List.of());
        } finally {
            if (!whole) {
                keep.drop(reading.papers);
            }
        }
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isBlank()) {
            values.merge(name, value.strip(), (one, more) -> one + "," + more);
        }
    }

    /// Tells a sender who stops from a disk that does.
    private static final class Arriving extends FilterInputStream {
        private boolean stopped;

        Arriving(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            try {
                return in.read(bytes, from, count);
            } catch (IOException gone) {
                stopped = true;
                throw gone;
            }
        }
    }

    private final class Reading {
        private final HttpServletRequest request;
        private final Keeper keeper;
        private final Map<String, String> values = new HashMap<>();
        private final List<Kept> papers = new ArrayList<>();

        Reading(HttpServletRequest request, Keeper keeper) {
            this.request = request;
            this.keeper = keeper;
        }

        void all() throws KeepPaper.Unfit, FileUploadException, IOException {
            var form = new FileUpload();
            form.setHeaderEncoding("UTF-8");
            form.setPartHeaderSizeMax(LONGEST_PART_HEADER);
            var parts = form.getItemIterator(new ServletRequestContext(request));
            for (int count = 0; parts.hasNext(); count++) {
                if (count > MOST_FIELDS) {
                    throw new KeepPaper.Unfit("too-many-fields");
                }
                var part = parts.next();
                if (part.isFormField()) {
                    put(values, part.getFieldName(), value(part));
                } else {
                    paper(part);
                }
            }
            mustBeOurs();
        }

        private void paper(FileItemStream part) throws KeepPaper.Unfit, IOException {
            var name = name(part);
            try (var clear = part.openStream()) {
                if (name == null || name.isEmpty()) {
                    if (clear.read() >= 0) {
                        throw new KeepPaper.Unfit("no-name");
                    }
                    return; // a field in which no paper was chosen
                }
                mustBeOurs();
                if (papers.size() == MOST_PAPERS) {
                    throw new KeepPaper.Unfit("too-many", MOST_PAPERS);
                }
                keep(name, clear);
            }
        }

        /// A name with a NUL in it is none for the library that takes the form apart.
        private static @Nullable String name(FileItemStream part) throws KeepPaper.Unfit {
            try {
                return part.getName();
            } catch (InvalidFileNameException unfit) {
                throw new KeepPaper.Unfit("name-unprintable");
            }
        }

        private void keep(String name, InputStream clear) throws KeepPaper.Unfit, IOException {
            var arriving = new Arriving(clear);
            try {
                var kept = keeper.keep(Map.copyOf(values), name, arriving);
                if (kept == null) {
                    throw new KeepPaper.Unfit("not-here");
                }
                papers.addAll(kept);
            } catch (IOException failed) {
                if (arriving.stopped) {
                    throw failed;
                }
                throw new UncheckedIOException(failed); // ours: the disk is full, or fails
            }
        }

        private String value(FileItemStream part) throws KeepPaper.Unfit, IOException {
            try (InputStream bytes = part.openStream()) {
                var read = bytes.readNBytes(LONGEST_VALUE + 1);
                if (read.length > LONGEST_VALUE) {
                    throw new KeepPaper.Unfit("field-too-long");
                }
                return new String(read, StandardCharsets.UTF_8);
            }
        }

        private void mustBeOurs() {
            if (!FormToken.holds(request, values.get("_csrf"))) {
                throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
        }
    }
}

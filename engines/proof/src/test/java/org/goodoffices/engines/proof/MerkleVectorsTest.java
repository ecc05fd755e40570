package org.goodoffices.engines.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published proof vectors of transparency-dev/merkle, those that must fail included.
class MerkleVectorsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> inclusion() {
        return vectors(
                "inclusion",
                98,
                v ->
                        new InclusionProof(number(v, "leafIdx"), number(v, "treeSize"), path(v))
                                .proves(hash(v, "leafHash"), hash(v, "root")));
    }

    @TestFactory
    Stream<DynamicTest> consistency() {
        return vectors(
                "consistency",
                98,
                v ->
                        new ConsistencyProof(number(v, "size1"), number(v, "size2"), path(v))
                                .proves(hash(v, "root1"), hash(v, "root2")));
    }

    @TestFactory
    Stream<DynamicTest> subtree_inclusion() {
        return vectors(
                "subtreeinclusion",
                204,
                v ->
                        new SubtreeInclusionProof(
                                        number(v, "leafIdx"),
                                        number(v, "start"),
                                        number(v, "end"),
                                        path(v))
                                .proves(hash(v, "leafHash"), hash(v, "root")));
    }

    @TestFactory
    Stream<DynamicTest> subtree_consistency() {
        return vectors(
                "subtreeconsistency",
                118,
                v ->
                        new SubtreeConsistencyProof(
                                        number(v, "start"),
                                        number(v, "end"),
                                        number(v, "size"),
                                        path(v))
                                .proves(hash(v, "root1"), hash(v, "root2")));
    }

    private interface Check {
        boolean accepts(JsonNode vector);
    }

    private static Stream<DynamicTest> vectors(String set, int atLeast, Check check) {
        var folder =
                Path.of(
                        System.getProperty("goodoffices.shared", "../../../shared"),
                        "data/merkle",
                        set);
        Assumptions.assumeTrue(
                Files.isDirectory(folder), "the merkle vectors are not beside the checkout");
        try (var files = Files.walk(folder)) {
            var found = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
            assertThat(found).hasSizeGreaterThanOrEqualTo(atLeast);
            return found.stream()
                    .map(file ->
                            DynamicTest.dynamicTest(
                                    folder.relativize(file).toString(),
                                    () -> {
                                        var vector = JSON.readTree(file.toFile());
                                        assertThat(check.accepts(vector))
                                                .as(vector.path("desc").asString())
                                                .isEqualTo(!vector.path("wantErr").asBoolean());
                                    }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The vectors count in unsigned 64 bits; what is beyond a long becomes negative and is
    /// refused.
    private static long number(JsonNode vector, String name) {
        return new BigInteger(vector.required(name).asString()).longValue();
    }

    private static Hash hash(JsonNode vector, String name) {
        return Hash.of(Base64.getDecoder().decode(vector.required(name).asString("")));
    }

    private static List<Hash> path(JsonNode vector) {
        var path = new ArrayList<Hash>();
        vector.required("proof")
                .forEach(item -> path.add(Hash.of(Base64.getDecoder().decode(item.asString()))));
        return path;
    }
}

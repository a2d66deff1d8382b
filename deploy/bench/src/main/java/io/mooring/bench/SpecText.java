package io.mooring.bench;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Maps, lists and scalars as text. Strings are of plain characters, without quotes, backslashes and line breaks. */
final class SpecText {

    private final Writer out;
    private final boolean yaml;

    SpecText(Writer out, boolean yaml) {
        this.out = out;
        this.yaml = yaml;
    }

    void write(Map<String, Object> document) throws IOException {
        value(document, 0);
        out.write('\n');
    }

    private void value(Object value, int depth) throws IOException {
        switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> members(map, depth);
            case List<?> list when !list.isEmpty() -> items(list, depth);
            case Map<?, ?> empty -> out.write(" {}");
            case List<?> empty -> out.write(" []");
            case String text -> out.write(" \"" + text + "\"");
            default -> out.write(" " + value);
        }
    }

    private void members(Map<?, ?> map, int depth) throws IOException {
        String before = yaml ? "" : " {";
        boolean ordered = map instanceof Lazy || map instanceof LinkedHashMap;
        for (Map.Entry<?, ?> member : (ordered ? map : new TreeMap<>(map)).entrySet()) {
            out.write(before);
            line(depth);
            out.write("\"" + member.getKey() + "\":");
            value(member.getValue(), depth + 1);
            before = yaml ? "" : ",";
        }
        close("}", depth);
    }

    private void items(List<?> list, int depth) throws IOException {
        String before = yaml ? "" : " [";
        for (Object item : list) {
            out.write(before);
            line(depth);
            out.write(yaml ? "-" : "");
            value(item, depth + 1);
            before = yaml ? "" : ",";
        }
        close("]", depth);
    }

    private void close(String bracket, int depth) throws IOException {
        if (!yaml) {
            line(depth - 1);
            out.write(bracket);
        }
    }

    private void line(int depth) throws IOException {
        out.write("\n" + " ".repeat(Math.max(depth, 0)));
    }
}

package io.mooring.local.stack;

import io.mooring.local.part.Part;
import io.mooring.local.process.JavaProgram;

/** Chooses how a Java part is started: with a recorded AOT cache, while recording one, or plainly. */
@FunctionalInterface
public interface Launcher {

    JavaProgram equip(Part part, JavaProgram program);
}

/** Rules of every module, for its architecture and its migrations; shared as a test jar. */
@org.jspecify.annotations.NullMarked
package io.mooring.contracts.rules;

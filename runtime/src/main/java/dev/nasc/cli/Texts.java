package dev.nasc.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Texts from files, with all that can be wrong with a file told in one clause. */
final class Texts {
  private static final long LIMIT = 16L << 20;

  private Texts() {}

  /** A file that cannot be read as text; the message is a clause without a full stop. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final String clause;

    Unreadable(String clause) {
      super(clause);
      this.clause = clause;
    }

    @Override
    public String getMessage() {
      return clause;
    }
  }

  static String read(Path file) throws Unreadable {
    try {
      // Asked before it is opened: a FIFO would block, a device would never end.
      if (Files.isDirectory(file)) {
        throw new Unreadable("it is a folder");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new Unreadable("it is no regular file");
      }
      if (Files.size(file) > LIMIT) {
        throw new Unreadable("it is larger than %d MiB".formatted(LIMIT >> 20));
      }
      return decoded(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new Unreadable("there is no such file");
    } catch (AccessDeniedException e) {
      throw new Unreadable("it may not be read");
    } catch (CharacterCodingException e) {
      throw new Unreadable("it is not UTF-8 text");
    } catch (IOException e) {
      throw new Unreadable("it cannot be read (" + e.getMessage() + ")");
    }
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException, Unreadable {
    var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    if (text.indexOf('\0') >= 0) {
      throw new Unreadable("it is no text");
    }
    return text;
  }
}

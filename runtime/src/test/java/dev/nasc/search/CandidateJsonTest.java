package dev.nasc.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import dev.nasc.model.Measure;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateJsonTest {
  @Test
  void everyNumberReadsBackAsItself() {
    var random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertEquals(value, Double.parseDouble(CandidateJson.number(value).toString()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "388122848, 388122848",
    "1e23, 100000000000000000000000",
    "2e-3, 0.002",
    "0, 0",
    "5.684341886080802e-14, 5.684341886080802E-14"
  })
  void numbersAreAsShortAsCanBe(double value, String text) {
    assertEquals(text, CandidateJson.number(value).toString());
  }

  @Test
  void architecturesAndValuesReadBackAsThemselves() {
    var architecture = ToySpace.architecture(3, 0, 1);
    var values = Map.of(Measure.MACS, 12.0, Measure.ACCURACY, 2 / 3.0);

    var json = CandidateJson.of(values).toString();
    assertEquals("{\"accuracy\":0.6666666666666666,\"macs\":12}", json);
    assertEquals(values, CandidateJson.values(JsonParser.parseString(json).getAsJsonObject()));
    assertEquals(architecture, CandidateJson.architecture(CandidateJson.of(architecture)));
  }
}

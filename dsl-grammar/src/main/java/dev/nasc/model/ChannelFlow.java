package dev.nasc.model;

/** What becomes of the channels of a layer's first input. */
public enum ChannelFlow {
  /** Each is worked on by itself: channel i of the output is made of channel i of the inputs. */
  KEPT,
  /** Each channel of the output is made of all of the input. */
  MADE,
  /** They are dealt out anew: no share of them stays the first ones. */
  DEALT;

  public static ChannelFlow of(Operation operation) {
    return operation.accept(Rule.INSTANCE);
  }

  private enum Rule implements Operation.Visitor<ChannelFlow> {
    INSTANCE;

    @Override
    public ChannelFlow conv(Operation.Conv conv) {
      if (conv.groups() == 1) {
        return MADE;
      }
      return conv.groups() == conv.inChannels() && conv.groups() == conv.outChannels()
          ? KEPT
          : DEALT;
    }

    @Override
    public ChannelFlow batchNorm(Operation.BatchNorm batchNorm) {
      return KEPT;
    }

    @Override
    public ChannelFlow activation(Operation.Activation activation) {
      return KEPT;
    }

    @Override
    public ChannelFlow pool(Operation.Pool pool) {
      return KEPT;
    }

    @Override
    public ChannelFlow globalAveragePool(Operation.GlobalAveragePool pool) {
      return KEPT;
    }

    @Override
    public ChannelFlow linear(Operation.Linear linear) {
      return MADE;
    }

    @Override
    public ChannelFlow dropout(Operation.Dropout dropout) {
      return KEPT;
    }

    @Override
    public ChannelFlow shift(Operation.Shift shift) {
      return KEPT;
    }

    @Override
    public ChannelFlow zero(Operation.Zero zero) {
      return KEPT;
    }

    @Override
    public ChannelFlow pad(Operation.Pad pad) {
      return DEALT;
    }

    @Override
    public ChannelFlow slice(Operation.Slice slice) {
      return DEALT;
    }

    @Override
    public ChannelFlow upsample(Operation.Upsample upsample) {
      return KEPT;
    }

    @Override
    public ChannelFlow channelShuffle(Operation.ChannelShuffle shuffle) {
      return DEALT;
    }

    @Override
    public ChannelFlow layerNorm(Operation.LayerNorm norm) {
      return KEPT;
    }

    @Override
    public ChannelFlow attention(Operation.Attention attention) {
      return DEALT;
    }

    @Override
    public ChannelFlow positionEmbedding(Operation.PositionEmbedding embedding) {
      return DEALT;
    }

    @Override
    public ChannelFlow classToken(Operation.ClassToken token) {
      return DEALT;
    }

    @Override
    public ChannelFlow custom(Operation.Custom custom) {
      return DEALT;
    }

    @Override
    public ChannelFlow join(Operation.Join join) {
      return join.kind() == Operation.Join.Kind.CONCAT ? DEALT : KEPT;
    }

    @Override
    public ChannelFlow mix(Operation.Mix mix) {
      return KEPT;
    }
  }
}

using System.Text;
using Battwheels.Core.Service.VoiceNotes;

namespace Battwheels.Tests.Service.VoiceNotes;

public sealed class SoundFileTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(180)]
    public void Read_AsBrowsersRecord_SaysKindAndLength(int seconds)
    {
        Assert.Equal(
            new SoundFile("audio/webm", TimeSpan.FromSeconds(seconds)),
            SoundFiles.Read(Recordings.WebM(seconds))
        );
        Assert.Equal(
            new SoundFile("audio/ogg", TimeSpan.FromSeconds(seconds)),
            SoundFiles.Read(Recordings.Ogg(seconds))
        );
        Assert.Equal(
            new SoundFile("audio/mp4", TimeSpan.FromSeconds(seconds)),
            SoundFiles.Read(Recordings.Mp4(seconds))
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("OggS")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("RIFF....WAVEfmt ")]
    [InlineData("....ftypiso5....")]
    public void Read_WhatIsNoRecording_IsNothing(string content) =>
        Assert.Null(SoundFiles.Read(Encoding.ASCII.GetBytes(content)));

    /// <summary>Whatever is cut off or turned over is read without breaking.</summary>
    [Fact]
    public void Read_DamagedAnywhere_NeverFails()
    {
        Random random = new(20261104);
        foreach (var whole in (byte[][])[Recordings.WebM(12), Recordings.Ogg(12), Recordings.Mp4(12)])
            for (var i = 0; i < 2_000; i++)
            {
                var file = whole[..random.Next(whole.Length + 1)];
                for (var turn = random.Next(6); turn > 0 && file.Length > 0; turn--)
                    file[random.Next(file.Length)] = (byte)random.Next(256);
                if (SoundFiles.Read(file) is { } sound)
                    Assert.InRange(sound.Length, TimeSpan.Zero, TimeSpan.FromDays(1));
            }
    }
}

// The client in a program of .NET Framework 4.8, in the language version that comes with it: C# 7.3. Exit status 0 when all is well.
using System;
using System.Collections.Generic;
using System.IO;
using JkLab.ActivationClient;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.Net48Consumer
{
    internal static class Program
    {
        // The published key of the test vectors: release builds must refuse it.
        private const string VectorKey =
            "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n";

        // Made for this program's computer below; its private key was thrown away.
        private const string OwnKey = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAhcCFxB0Nowvq4tIW4UMWL+RrEasdVEJUkXVRmmgoPdI=\n-----END PUBLIC KEY-----\n";

        private const string Code = "273G2-0PYNP-ZEZMX-B0B30-00000-009QT\n10000-ZAAGC-Z9W3M-TJZS2-EZ8YG-3QMDZ\nN3CNT-28C17-RN3PM-FMT81-7HMDK-8PD8N\n34V6M-SXK4Y-5Q3WY-WXVQ3-ZQE4Z-RZ4EP\n2P1P7-T93PW-01HXJ-W7FD1-6ESK8-0GBFZ";

        // A standby key whose private half was thrown away too, and two lists that it signed: the first revokes the licence, the second does not.
        private const string StandbyKey = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAuWrUilHHP/Cej7+d1EZR9DfotXIrH9ZTEP5yIaOV1fA=\n-----END PUBLIC KEY-----\n";

        private const string Revoking = "-----BEGIN JKLAB REVOCATION LIST-----\nAef0IOip0xhCAAAAAQRMAAAAAQAAAAAA3q2+78I+4pFiXJCfLytOPdnNgzTr6rQ8\nn01YucoACxx7cRQTlREtxRZfq/pYgRAoXx4h94r8zF7DYSmOloyh9edQYAY=\n-----END JKLAB REVOCATION LIST-----\n";
        private const string Lifting = "-----BEGIN JKLAB REVOCATION LIST-----\nAef0IOip0xhCAAAAAgRMAAAAAAAAAAAAB2hk/SIfvugkeCBmGZ3KqvL/umyCD32a\nTZsDPgS4+9EbcSUIXuoqtI36WwlyDrviD22aXZsf9L1qQdHf0Xm/Bg==\n-----END JKLAB REVOCATION LIST-----\n";

        private static int failures;

        private static int Main()
        {
            var folder = Path.Combine(Path.GetTempPath(), "jklab-net48-" + System.Diagnostics.Process.GetCurrentProcess().Id);
            try
            {
                using (var client = new LicenseClient(Options(folder, OwnKey)))
                {
                    Console.WriteLine("System-ID " + client.SystemId);
                    Expect(client.SystemId.ToString() == "TENW6-R7FA7-NZ501-NW2WS", "the System-ID of the vector");
                    Expect(client.Check().State == LicenseState.NotActivated, "the first check");
                    Expect(client.Activate("01234-56789-ABCDE-FGDGD").Outcome == LicenseOutcome.NotReachable, "nobody listens");
                    Expect(client.EnterCode("> " + Code.Replace("\n", "\r\n> ")).Outcome == LicenseOutcome.Done, "a pasted code");
                }

                using (var client = new LicenseClient(Options(folder, OwnKey)))
                {
                    var status = client.Check();
                    Expect(status.State == LicenseState.Licensed && status.Edition == "Professional", "the check after a restart");
                    Expect(status.Message == "Das Programm ist lizenziert.", "a message in German");
                    Expect(client.UpdateRevocations("noise").Problem == "revocation-list-refused", "noise for a revocation list");
                    Expect(client.UpdateRevocations(Revoking.Replace("\n", "\r\n")).State == LicenseState.Revoked, "a revoked licence");
                    Expect(client.UpdateRevocations(Lifting).State == LicenseState.Licensed, "a revocation that was lifted");
                    Expect(client.DeactivateOffline().Receipt != null, "the receipt");
                    Expect(client.EnterCode(Code).Problem == "code-given-up", "the code is burnt");
                }

                Expect(IsRefused(folder), "the published key");
            }
            finally
            {
                if (Directory.Exists(folder)) Directory.Delete(folder, true);
            }

            return failures;
        }

        private static LicenseClientOptions Options(string folder, string key)
        {
            return new LicenseClientOptions
            {
                Product = "KBRS",
                ProductNumber = 1,
                Editions = new Dictionary<int, string> { { 1, "Standard" }, { 2, "Professional" } },
                Keys = new KeyRing(PublicKey.FromPem(key), PublicKey.FromPem(StandbyKey)),
                BuildDay = new Day(700),
                Server = new Uri("http://127.0.0.1:1"),
                OverallTimeout = TimeSpan.FromSeconds(5),
                Culture = System.Globalization.CultureInfo.GetCultureInfo("de-DE"),
                StateFolder = folder,
                Components = new[] { new ComponentReader(SystemComponent.MachineId, () => "0f1e2d3c4b5a69788796a5b4c3d2e1f0") },
            };
        }

        private static bool IsRefused(string folder)
        {
            try
            {
                new LicenseClient(Options(folder, VectorKey)).Dispose();
                return false;
            }
            catch (ArgumentException)
            {
                return true;
            }
        }

        private static void Expect(bool holds, string what)
        {
            Console.WriteLine((holds ? "ok " : "FAILED ") + what);
            if (!holds) failures++;
        }
    }
}

Console.WriteLine("KBRS CRM");
